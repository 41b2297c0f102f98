"""The encoding that the environment asks for is that of the streams."""
# Not embedded: no environment.
# Python: 3.6 on
# Environment: PYTHONIOENCODING=latin-1:namereplace
import sys

print(sys.stdout.encoding, sys.stdout.errors, sys.stderr.encoding)
print("\u20ac")
