"""`kdg browse`: a full-screen look-up while typing. The only home of Textual.

Floor 3. Finds with `kdg.search` and draws with `kdg.screens`, so that a card is the card that
`kdg show` draws; here is only what a screen that stays open needs beyond that. Nothing but the
command imports this package.
"""
