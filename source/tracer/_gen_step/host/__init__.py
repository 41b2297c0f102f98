"""How the tracer comes into a Python, runs the program there and answers the app."""
