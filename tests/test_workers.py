"""Hostile work runs where it can be killed."""

from __future__ import annotations

from reader.workers import Done, Lost, Workers


def test_a_task_gives_its_value() -> None:
    with Workers(1) as workers:
        assert workers.call("math:sqrt", 9.0) == Done(3.0)


def test_an_exception_is_an_outcome() -> None:
    with Workers(1) as workers:
        outcome = workers.call("math:sqrt", -1.0)
        assert isinstance(outcome, Lost)
        assert "math domain" in outcome.why


def test_a_task_that_takes_too_long_is_killed_and_the_next_one_runs() -> None:
    with Workers(1) as workers:
        assert workers.call("time:sleep", 30, limit=0.2) == Lost("took longer than 0.2 s and was stopped")
        assert workers.call("math:sqrt", 4.0) == Done(2.0)


def test_a_crash_is_an_outcome_and_the_next_task_runs() -> None:
    with Workers(1) as workers:
        assert isinstance(workers.call("os:_exit", 3), Lost)
        assert isinstance(workers.call("os:abort"), Lost)
        assert workers.call("math:sqrt", 4.0) == Done(2.0)


def test_a_task_that_wants_all_the_memory_gets_none() -> None:
    with Workers(1) as workers:
        assert workers.call("operator:mul", b"a", 4 * 2**30) == Lost("needed more memory than a worker may use")


def test_every_task_comes_back_once_whatever_happened_to_its_neighbours() -> None:
    with Workers(2) as workers:
        for number in range(12):
            if number % 4 == 3:
                workers.submit(number, "os:_exit", 1)
            else:
                workers.submit(number, "operator:neg", number)
        outcomes = dict(workers.outcomes())
    assert sorted(outcomes) == list(range(12))
    assert all(outcomes[n] == Done(-n) for n in range(12) if n % 4 != 3)
    assert all(isinstance(outcomes[n], Lost) for n in (3, 7, 11))


def test_a_large_answer_arrives_whole() -> None:
    with Workers(1) as workers:
        outcome = workers.call("operator:mul", b"ab", 3_000_000)
        assert isinstance(outcome, Done)
        assert len(outcome.value) == 6_000_000
