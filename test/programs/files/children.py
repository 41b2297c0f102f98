"""A child of the program's inherits nothing of the tracer's."""
import os, subprocess, sys

code = "import os, sys; print(sorted(os.listdir('/proc/self/fd')), sys.argv, sorted(os.environ), sys.flags)"
for close in (True, False):
    print(subprocess.run([sys.executable, "-c", code], close_fds=close, stdout=subprocess.PIPE).stdout.decode())
sys.stdout.flush()
os.system("echo from the shell; ls /proc/self/fd | tr '\\n' ' '")
pid = os.fork()
if pid == 0:
    print("child of a fork")
    sys.exit(7)
print(os.waitpid(pid, 0)[1] >> 8)
def generator():
    yield 1
pid = os.fork()
if pid == 0:
    print(list(generator()))
    sys.stdout.flush()
    os._exit(9)
print(os.waitpid(pid, 0)[1] >> 8)
print(list(generator()))
