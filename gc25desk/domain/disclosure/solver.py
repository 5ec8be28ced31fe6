"""One linear program as HiGHS holds it: built once, then asked again and again with small changes."""

from collections.abc import Callable, Iterable, Sequence

import highspy
import numpy as np
from numpy.typing import NDArray

from gc25desk.domain.disclosure.rule import ANY, Span

new_solver: Callable[[], highspy.Highs] = highspy.Highs


def solver_for(
    spans: Sequence[Span],
    rows: Sequence[Iterable[tuple[int, int]]],
    sums: Sequence[Span],
    costs: Sequence[float] | None = None,
) -> highspy.Highs:
    """Return a solver that minimises costs, with each column within its span and each row its sum.

    A row is pairs of a column and its coefficient. ``ANY`` as an upper bound of a row is none.
    """
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = len(spans), len(rows)
    problem.col_cost_ = np.array(costs) if costs is not None else np.zeros(len(spans))
    problem.col_lower_ = _column(low for low, _high in spans)
    problem.col_upper_ = _column(high for _low, high in spans)
    problem.row_lower_ = _column(low for low, _high in sums)
    problem.row_upper_ = _column(highspy.kHighsInf if high >= ANY else high for _low, high in sums)
    terms = [tuple(row) for row in rows]
    problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    problem.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in terms)]).astype(np.int32)
    problem.a_matrix_.index_ = np.array([column for row in terms for column, _k in row], dtype=np.int32)
    problem.a_matrix_.value_ = _column(k for row in terms for _column_number, k in row)
    solver = new_solver()
    for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
        solver.setOptionValue(option, value)
    solver.passModel(problem)
    return solver


def within_time(solver: highspy.Highs, seconds: float) -> None:
    """Run a solver for so long at most; its clock goes on from earlier runs."""
    solver.setOptionValue("time_limit", solver.getRunTime() + seconds)
    solver.run()
    solver.setOptionValue("time_limit", highspy.kHighsInf)


def _column(values: Iterable[float]) -> NDArray[np.float64]:
    return np.array(list(values), dtype=np.float64)
