"""Who comes when. Everything is drawn from the seed, so a day can be lived again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from deskpilot.channels.simulator.story import Awaited, Phrase, Step, Story


@dataclass(frozen=True, slots=True)
class Arrival:
    """A customer comes at `at_seconds` after the start (simulated time) and begins the story."""

    at_seconds: float
    story: Story


def visits(
    stories: Sequence[Story], seed: int, per_minute: float, at_once: int = 1, limit: int | None = None
) -> Iterator[Arrival]:
    """`at_once` customers at the start, then a Poisson stream of `per_minute`; every story is told once before one
    is told again. Endless unless `limit` says how many come."""
    return islice(_visits(stories, seed, per_minute, at_once), limit)


def planned_day(stories: Sequence[Story], seed: int, per_minute: float) -> Iterator[Arrival]:
    """Every story once, when its plan says; after the last of them a stream of `per_minute` retells them."""
    planned = [Arrival(story.start_seconds or 0.0, story) for story in stories]
    planned.sort(key=lambda arrival: arrival.at_seconds)
    yield from planned
    evening = planned[-1].at_seconds if planned else 0.0
    for arrival in _visits(stories, seed, per_minute, at_once=0):
        yield Arrival(evening + arrival.at_seconds, arrival.story)


def _visits(stories: Sequence[Story], seed: int, per_minute: float, at_once: int) -> Iterator[Arrival]:
    random = Random(seed)
    at_seconds = 0.0
    for told, story in enumerate(_told_in_turn(stories, random)):
        if told >= at_once:
            at_seconds += random.expovariate(per_minute / 60.0)
        yield Arrival(at_seconds, story)


def rush(
    phrases: Sequence[Phrase], customers: int, within_seconds: float, seed: int, channel: str = "simulator"
) -> Iterator[Arrival]:
    """`customers` different customers evenly spread over `within_seconds`, each with one to four of the phrases."""
    random = Random(seed)
    moments = sorted(random.uniform(0.0, within_seconds) for _ in range(customers))
    for number, at_seconds in enumerate(moments):
        yield Arrival(at_seconds, _rush_story(number, phrases, random, channel))


def _told_in_turn(stories: Sequence[Story], random: Random) -> Iterator[Story]:
    while stories:
        # Heavier stories come earlier in each round: the classic weighted shuffle.
        yield from sorted(stories, key=lambda story: random.random() ** (1.0 / story.weight), reverse=True)


def _rush_story(number: int, phrases: Sequence[Phrase], random: Random, channel: str) -> Story:
    said = random.choices(phrases, [phrase.weight for phrase in phrases], k=random.choice((1, 1, 2, 2, 3, 4)))
    steps = tuple(_rush_step(phrase, random, first=place == 0) for place, phrase in enumerate(said))
    return Story(f"rush-{number}", channel, f"rush-{number:05d}", steps, f"buyer{number:05d}")


def _rush_step(phrase: Phrase, random: Random, first: bool) -> Step:
    if first:
        return Step((phrase.text,), 0.0)
    in_a_burst = random.random() < 0.4
    pause = random.uniform(0.3, 1.5) if in_a_burst else random.uniform(2.0, 15.0)
    return Step((phrase.text,), pause, Awaited.NOBODY if in_a_burst else Awaited.REPLY, 20.0)
