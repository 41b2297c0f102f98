"""Goes from page to page, as each of them says where the next one is."""

from .retry import retrying
from .service import Service


class OrdersClient:
    __slots__ = ("service", "page_size", "place", "count")

    def __init__(self, service=None, page_size=50):
        self.service = service or Service()
        self.page_size = page_size
        self.place = None
        self.count = 0

    @retrying(attempts=3)
    def pages(self, place):
        while place is not None:
            self.place = place
            page = self.service.get(place)
            wanted = yield {"page": place, "items": page["items"]}
            self.count += 1
            place = page["next"] if wanted != "stop" else None
        return self.count
