"""What lies below the program: nothing."""
import inspect, sys, traceback, warnings

def generator():
    frame = sys._getframe()
    names = []
    while frame is not None:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    yield names

print(list(generator()))
print([entry.function for entry in inspect.stack()])
traceback.print_stack()
warnings.warn("from far below", stacklevel=5)
