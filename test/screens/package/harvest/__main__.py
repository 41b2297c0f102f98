"""Prints the orders: `python -m harvest`."""

from .client import OrdersClient
from .parser import report


def main():
    for order in report(OrdersClient(page_size=2)):
        if isinstance(order, dict):
            print("waiting", order["wait"], "seconds:", order["retry"])
        else:
            print("{:>3} {}".format(*order))


if __name__ == "__main__":
    main()
