"""Another clock for asyncio's event loops, where the person asked for it. The only place where asyncio is changed."""
