"""Numbers, amounts and times as they stand in free text.

A number in figures is read as it is. A number in words ("tens of millions") becomes the range that the
words allow, written `low..high` as a specification takes it.
"""
import re

MAGNITUDES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "b": 1e9,
              "billion": 1e9, "tn": 1e12, "trillion": 1e12}
VAGUE = [  # longest first; lowest and highest number that the words allow
    (r"tens to hundreds of billions", 1e10, 9e11), (r"hundreds of billions", 1e11, 9e11),
    (r"tens of billions", 1e10, 9e10), (r"hundreds of millions", 1e8, 9e8),
    (r"tens of millions", 1e7, 9e7), (r"hundreds of thousands", 1e5, 9e5),
    (r"tens of thousands", 1e4, 9e4), (r"trillions", 1e12, 9e12), (r"billions", 1e9, 9e9),
    (r"millions", 1e6, 9e6), (r"thousands", 1e3, 9e3), (r"hundreds", 100, 900),
    (r"(?:several|a few) hundred", 300, 900), (r"(?:several|a few) thousand", 3e3, 9e3), (r"(?:several|a few) million", 3e6, 9e6),
    (r"half a million", 5e5, 5e5), (r"dozens", 24, 90), (r"a million", 1e6, 1e6)]
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
         "nine": 9, "ten": 10, "twelve": 12, "twenty": 20}
FIGURE = r"(?<![\w.$€£-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(k|m|mn|bn|b|tn|thousand|million|billion|trillion)?\b\+?"
SECONDS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "microsecond": 1e-6, "ms": 1e-3, "millisecond": 1e-3, "s": 1, "sec": 1, "second": 1,
           "min": 60, "minute": 60, "h": 3600, "hr": 3600, "hour": 3600, "day": 86400, "week": 604800,
           "month": 2629800, "year": 31557600}
TIME = r"(\d+(?:\.\d+)?|an?|one|two|three|four|five|six|ten|twelve)(?:\s*(?:-|to|–)\s*(\d+(?:\.\d+)?))?[\s-]*(ns|µs|us|microsecond|ms|millisecond|s|sec|second|min|minute|h|hr|hour|day|week|month|year)s?\b"


def plain(value):
    """Writes a number without exponent and without needless decimals."""
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0")


def written(low, high):
    """Writes a number or a range as a specification takes it."""
    return plain(low) if low == high else f"{plain(low)}..{plain(high)}"


def numbers(text):
    """All numbers with low, high and the words that follow them, in the order of the text."""
    found = []
    for match in re.finditer(FIGURE, text):
        value = float(match[1].replace(",", "")) * MAGNITUDES.get(match[2] or "", 1)
        found.append((match.start(), match.end(), value, value))
    for words, low, high in VAGUE:
        for match in re.finditer(rf"\b{words}\b", text):
            if not any(start < match.end() and match.start() < end for start, end, _, _ in found):
                found.append((match.start(), match.end(), low, high))
    found.sort()
    return [(low, high, text[end:end + 50], text[max(0, start - 25):start])
            for start, end, low, high in found]


def amount(text, nouns, gap=3):
    """The largest number that one of the nouns follows with at most `gap` words between."""
    best = None
    for low, high, after, _ in numbers(text):
        tail = re.sub(r"^\s*\+?\s*(of|other|more than)?\b", "", after)
        words = re.split(r"[^\w'&/-]+", tail.strip())[:gap + 1]
        stop = re.match(r"^[^;.(]*", after)[0]
        if any(re.fullmatch(rf"(?:{nouns})", word) and word in stop for word in words):
            if best is None or high > best[1]:
                best = (low, high)
    return best


def times(text):
    """All spans of time in seconds, each with the words before it."""
    found = []
    for match in re.finditer(TIME, text):
        first = 1 if match[1] in ("a", "an") else WORDS.get(match[1]) or float(match[1])
        last = float(match[2]) if match[2] else first
        found.append((max(first, last) * SECONDS[match[3]], text[max(0, match.start() - 40):match.start()],
                      text[match.end():match.end() + 40]))
    return found


def span(seconds):
    """Writes a span of time with the unit that suits it."""
    for unit, size in (("h", 3600), ("min", 60), ("s", 1)):
        if seconds >= size and round(seconds / size, 3) * size == seconds:
            return f"{plain(round(seconds / size, 3))} {unit}"
    return f"{plain(round(seconds, 3))} s" if seconds >= 10 else f"{plain(round(seconds * 1000, 3))} ms"


def rate(text, nouns):
    """An amount with its period, such as (7.8e8, 7.8e8, "month"), or None."""
    best = None
    for low, high, after, _ in numbers(text):
        match = re.match(rf"^[^;.(]{{0,40}}?(?:\b(?:{nouns})\b)[^;.(]{{0,25}}?\b(?:a|an|per|each|every|/)\s*(second|minute|hour|day|week|month|year|quarter)\b", after)
        match = match or re.match(rf"^\s*\+?\s*(?:(?:{nouns})\b)?\s*(?:a|an|per|each|every|/)\s*(second|minute|hour|day|week|month|year)\b", after)
        match = match or re.match(rf"^[^;.(]{{0,40}}?(?:\b(?:{nouns})\b)[^;.(]{{0,15}}?\b(daily|monthly|weekly|yearly|annually)\b", after)
        if match:
            period = {"daily": "day", "monthly": "month", "weekly": "week", "yearly": "year", "annually": "year"}.get(match[1], match[1])
            days = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "quarter": 91, "year": 365}[period]
            if best is None or high / days > best[1]:
                best = (low / days, high / days)
    return best
