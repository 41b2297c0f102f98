"""Where the locale has few characters, the others cannot be printed."""
# Not embedded: no environment.
# Environment: LC_ALL=POSIX
import sys

print(sys.stdout.encoding.lower(), sys.stdout.errors, sys.stderr.encoding.lower())


def prints():
    try:
        print("\u20ac")
    except UnicodeEncodeError as error:
        print(error.reason)
    yield 1


print(list(prints()))
