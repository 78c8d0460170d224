"""Words become people, organisations, places, products, events, money and dates."""
