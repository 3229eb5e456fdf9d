import os
import socketserver
from http.server import BaseHTTPRequestHandler


class App(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"hello\n"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


socketserver.ThreadingTCPServer.allow_reuse_address = True
server = socketserver.ThreadingTCPServer(("", int(os.environ.get("PORT", "8080"))), App)
print("APP READY", flush=True)
server.serve_forever()
