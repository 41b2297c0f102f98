"""A service of three pages. The second one fails once, as services do."""


class Unavailable(Exception):
    """The service answered 503."""


class Service:
    __slots__ = ("answers", "requests")

    def __init__(self):
        self.answers = {
            "orders?page=1": {"items": ["2 apples", "1 pear"], "next": "orders?page=2"},
            "orders?page=2": {"items": ["4 plums; 1 fig"], "next": None},
        }
        self.requests = []

    def get(self, path):
        self.requests.append(path)
        if path == "orders?page=2" and self.requests.count(path) == 1:
            raise Unavailable("503 for " + path)
        return self.answers[path]
