"""Laws of many costly cases: of how many cases one is in every run; the others are marked `thorough`, and run in CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

__all__ = ["SHARES", "share"]

SHARES = {
    "cli/test_app.py": {
        "test_the_examples_of_the_help_run": 3,
        "test_what_draws_no_figure_never_loads_matplotlib": 3,
    },
    "cli/test_complete.py": {
        "test_tab_completes_what_is_typed": 3,
        "test_what_is_installed_is_found_by_the_next_shell": 3,
    },
    "cli/test_plot_command.py": {
        "test_a_backend_in_the_environment_disturbs_no_file": 4,
    },
    "cli/test_stdio.py": {
        "test_a_closed_stdout_is_one_line_and_exit_1": 3,
        "test_a_full_stdout_is_one_line_and_exit_1": 3,
        "test_a_pipe_that_nobody_reads_ends_quietly_with_0": 3,
        "test_a_closed_pipe_ends_quietly_with_0": 2,
        "test_a_narrow_encoding_breaks_no_output": 3,
    },
    "figure/test_charts.py": {"test_bars_are_encoded_in_every_theme_and_format_to_the_same_bytes": 4},
    "scene/test_bars.py": {"test_nothing_overlaps_however_many_bars": 8},
    "scene/test_clear.py": {
        "test_a_family_in_one_panel_is_clear": 2,
        "test_a_function_by_itself_is_clear_and_has_all_its_numbers": 2,
    },
    "scene/test_describe.py": {
        "test_a_description_is_whole_sentences_that_name_the_function": 3,
        "test_other_languages_borrow_nothing_but_names_and_formulas": 2,
        "test_own_formulas_are_described_too": 2,
    },
    "scene/test_labels.py": {"test_no_label_touches_anything": 4},
    "scene/test_layouts.py": {
        "test_words_collide_with_no_words_and_lie_on_the_page": 4,
        "test_every_function_takes_marks_and_guides": 3,
    },
    "scene/test_scene.py": {"test_headings_never_reach_into_their_panel": 4},
    "test_card.py": {
        "test_no_line_is_wider_than_the_terminal": 3,
        "test_no_line_of_a_comparison_is_wider_than_the_terminal": 4,
    },
    "test_curve.py": {
        "test_pieces_end_at_one_sided_limits": 2,
        "test_pieces_cover_the_span_and_part_only_where_the_drawn_order_jumps": 2,
    },
    "test_difference.py": {"test_nothing_differs_from_itself": 3},
    "test_docs.py": {
        "test_commands_run_in_the_order_of_their_page_and_say_what_it_shows": 3,
        "test_examples_in_python_say_what_the_page_shows": 3,
    },
    "test_facts.py": {"test_what_is_shipped_is_what_is_measured": 3},
    "test_figure.py": {"test_infinite_and_huge_values_are_drawn": 4},
    "test_fonts.py": {"test_a_region_has_the_whole_of_its_standard": 4},
    "test_guides.py": {"test_a_curve_comes_ever_nearer_to_its_asymptotes": 3},
    "test_ink.py": {
        "test_ink_and_function_are_nowhere_a_twentieth_of_a_pixel_apart": 2,
        "test_so_they_are_on_narrow_wide_and_far_spans": 3,
        "test_a_curve_without_a_jump_has_no_gap_and_a_jump_no_riser": 3,
    },
    "test_jetscript.py": {"test_values_slopes_and_curvatures_are_those_of_the_core_to_twelve_digits": 3},
    "test_laws.py": {
        "test_infinities_give_limits_and_nan_gives_nan": 2,
        "test_values_are_those_of_fifty_digits_over_all_of_float64": 3,
        "test_shapes_and_float_types_are_kept": 3,
    },
    "test_marks.py": {
        "test_every_mark_is_what_it_is_called": 2,
        "test_a_dense_scan_finds_no_other": 2,
        "test_so_is_every_mark_of_a_derivative": 3,
        "test_nor_does_one_of_a_derivative": 3,
        "test_the_same_points_are_marked_in_every_span": 4,
    },
    "test_mathml.py": {"*": 3},
    "test_measure.py": {"test_moments_are_those_of_quadrature_with_thirty_digits": 4},
    "test_measure_laws.py": {"*": 2},
    "test_own_function.py": {"test_breaks_and_derivatives_of_values_alone_are_those_of_the_formula": 2},
    "test_readme.py": {"test_a_command_runs_as_it_is_written_and_makes_the_files_it_names": 3},
    "test_security.py": {"test_what_a_terminal_would_obey_reaches_none": 3},
    "test_sinks.py": {"test_every_file_says_what_it_shows": 4},
    "test_terminal.py": {"test_no_line_is_wider_than_the_screen_or_ends_in_blanks": 4},
    "test_terminal_program.py": {
        "test_a_signal_in_the_middle_of_a_picture_leaves_the_terminal_as_it_was": 3,
        "test_in_tmux_nothing_wraps_and_wide_characters_keep_their_columns": 3,
        "test_on_a_terminal_of_any_size_the_picture_fits_its_width": 2,
        "test_a_senseless_number_of_columns_is_none": 4,
    },
    "test_terminal_shared.py": {
        "test_every_layout_fits_every_screen_names_all_curves_and_is_the_same_twice": 3,
    },
    "test_vector.py": {"test_no_vector_warns": 3, "test_values_are_those_of_fifty_digits": 4},
    "test_window.py": {
        "test_a_backend_without_windows_is_named": 3,
        "test_a_signal_ends_an_open_window_without_a_word": 2,
    },
    "test_window_hands.py": {
        "test_at_any_size_nothing_raises_and_hands_may_do_what_they_like": 3,
        "test_no_stale_ink_stays_when_a_slider_was_dragged": 3,
        "test_endless_zooming_ends_in_words_and_a_picture": 3,
    },
    "test_window_reading.py": {
        "test_in_every_language_the_card_stays_in_the_window_off_the_pointer": 4,
        "test_values_are_those_of_the_function_and_the_tangent_has_its_slope": 3,
    },
}
"""For each file its laws, or all of them, and how many cases have one in every run."""


def share(items: Iterable[pytest.Item]) -> None:
    """Mark the cases that are not in every run."""
    seen: Counter[str] = Counter()
    for item in items:
        law, _, case = item.nodeid.partition("[")
        file, _, name = law.removeprefix("tests/").partition("::")
        laws = SHARES.get(file, {})
        if case and seen[law] % laws.get(name, laws.get("*", 1)):
            item.add_marker("thorough")
        seen[law] += 1
