"""Words become people, organisations, places, products, events, money and dates, each with its exact place."""
