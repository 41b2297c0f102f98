"""The connection to the app: messages and their encoding, credit."""
