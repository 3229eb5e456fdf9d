/**
 * The lines of HTML that put a figure into somebody else's page: the frame, named by the figure's title, and a script
 * that makes it as high as the figure says. `address` is the whole one of its page for frames. What the figure opens
 * is a page like any other (`allow-popups-to-escape-sandbox`), and its links may be copied and shared (`allow`).
 */
export function embedSnippet(address: URL, title: string): string {
  const quoted = title.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<iframe src="${address}" title="${quoted}" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" allow="clipboard-write; web-share" loading="lazy" style="width:100%;height:900px;border:0"></iframe>
<script>addEventListener('message', (e) => { if (e.origin !== '${address.origin}') return; for (const f of document.querySelectorAll('iframe')) if (f.contentWindow === e.source) f.style.height = e.data.height + 'px'; });</script>`;
}
