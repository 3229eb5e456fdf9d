import time

for _ in range(3):
    begin = time.monotonic()
    total = 0
    for i in range(3_000_000):
        total += i * i % 7
    print(f"LOOP {(time.monotonic() - begin) * 1000:.3f} END", flush=True)
print("LOOPS DONE", flush=True)
time.sleep(100_000)
