"""Reads orders from a shop's paginated service. There is no network: `service.py` answers as one would."""
