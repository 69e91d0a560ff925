"""Run the command given as arguments, and end it when the parent process ends, however that ends.

The parent holds the other end of standard input; the system closes it even after a `kill -9`.
"""

import os
import subprocess
import sys
import threading

command = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)


def end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)
    command.kill()


threading.Thread(target=end_with_parent, daemon=True).start()
sys.exit(command.wait())
