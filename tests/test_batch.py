"""Batch files: the keywords of `plot`, lists that stand for several pictures, one output each, faults with a line."""

from __future__ import annotations

import inspect

import pytest

import actplot
from actplot.batch import KEYS, Picture, read
from actplot.errors import BadRequest
from actplot.sinks import FORMATS


def pictures(text):
    found = list(read(text, "docs/pictures.toml"))
    assert all(isinstance(each, Picture) for each in found), found
    return found


def faults(text):
    try:
        return [str(each) for each in read(text, "docs/pictures.toml") if isinstance(each, BadRequest)]
    except BadRequest as error:
        return [str(error)]


def outputs(text):
    return [each.output for each in pictures(text)]


def entry(**keys):
    """Return an entry with a good activation and output, unless the keys say otherwise; values are TOML."""
    asked = {"activations": '["relu"]', "output": '"{name}.svg"'} | keys
    return "[[picture]]\n" + "".join(f"{key} = {value}\n" for key, value in asked.items() if value)


def test_the_keys_are_the_keywords_of_plot():
    keywords = set(inspect.signature(actplot.plot).parameters) - {"specs", "ax"}
    assert set(KEYS) == keywords | {"activations", "output"}


GOOD = {
    "all": ("true", {"all": True}), "columns": ("1", {"columns": 1}), "deriv": ("true", {"deriv": True}),
    "diff": ("true", {"diff": True}), "dpi": ("72", {"dpi": 72}), "equal": ("true", {"equal": True}),
    "family": ('"shrink"', {"family": "shrink"}), "font": ("[]", {}), "font_size": ("10.5", {"font_size": 10.5}),
    "guides": ("true", {"guides": True}), "lang": ('"zh"', {"lang": "zh-CN"}), "layout": ('"grid"', {"layout": "grid"}),
    "mark": ('["extrema"]', {"mark": "extrema"}), "no_formula": ("true", {"no_formula": True}),
    "param": ("{alpha = [0.5, 2]}", {"param": {"alpha": [0.5, 2]}}), "range": ("[-1, 2.5]", {"range": (-1, 2.5)}),
    "second": ("true", {"second": True}), "size": ("[4, 3]", {"size": (4, 3)}),
    "style": ('"ggplot"', {"style": "ggplot"}), "theme": ('"dark"', {"theme": "dark"}),
    "title": ('"A"', {"title": "A"}), "transparent": ("true", {"transparent": True}),
    "vector": ("[2, 1, 0.1]", {"vector": (2, 1, 0.1)}), "ylim": ("[-1, 1]", {"ylim": (-1, 1)}),
}  # fmt: skip


@pytest.mark.parametrize("key", sorted(set(KEYS) - {"activations", "output"}))
def test_a_key_means_what_the_keyword_of_plot_means(key):
    value, keywords = GOOD[key]
    names = {"vector": ["softmax"], "diff": ["gelu", "mish"]}.get(key, ["elu"])
    (picture,) = pictures(entry(activations=str(names).replace("'", '"'), **{key: value}))
    assert picture.plan == actplot.plot(*names, **keywords).plan


def test_defaults_hold_where_an_entry_says_nothing():
    text = '[defaults]\nderiv = true\ntheme = "dark"\noutput = "{name}.png"\n' + entry(theme='"light"', output="")
    (picture,) = pictures(text)
    assert picture.output == "relu.png"
    assert picture.plan == actplot.plot("relu", deriv=True).plan


def test_a_batch_does_not_depend_on_the_readers_language(monkeypatch):
    monkeypatch.setenv("ACTPLOT_LANG", "ja")
    assert pictures(entry())[0].plan.lang == "en"


def test_a_list_stands_for_several_pictures_in_every_combination():
    text = entry(lang='["en", "zh-CN"]', theme='["light", "dark"]', output='"{name}-{lang}-{theme}.svg"')
    assert outputs(text) == [f"relu-{lang}-{theme}.svg" for lang in ("en", "zh-CN") for theme in ("light", "dark")]


def test_where_a_list_is_meant_a_list_of_lists_stands_for_several_pictures():
    assert outputs(entry(activations='["relu", "mish"]')) == ["relu-mish.svg"]
    assert outputs(entry(activations='[["relu"], ["elu", "mish"]]')) == ["relu.svg", "elu-mish.svg"]
    assert outputs(entry(activations='"relu"')) == ["relu.svg"]
    text = entry(range="[[-1, 1], [0, 2.5]]", output='"{name}{range}.svg"')
    assert outputs(text) == ["relu-1_1.svg", "relu0_2.5.svg"]


def test_a_picture_may_have_several_files():
    text = entry(output='["{name}.svg", "img/{name}.png", "b.PDF"]')
    assert outputs(text) == ["relu.svg", "img/relu.png", "b.PDF"]
    assert len({each.plan for each in pictures(text)}) == 1


@pytest.mark.parametrize(
    ("template", "path"),
    {
        "{name}-{deriv}.svg": "elu-true.svg",
        "{activations}.svg": "elu_alpha=0.5.svg",
        "{title}.svg": "a_b_c.svg",
        "{param}-{layout}.svg": "alpha=0.5_1-pairs.svg",
        "./a/../{lang}.svg": "zh-CN.svg",
        "{dpi}/{theme}/{name}.svg": "72/light/elu.svg",
    }.items(),
)
def test_braces_name_what_a_picture_is_of_and_never_a_folder(template, path):
    keys = {"activations": '["elu:alpha=0.5"]', "deriv": "true", "title": '"a/b: c"', "dpi": "72.0", "lang": '"zh"'}
    if "param" in template:
        keys |= {"activations": '["celu"]', "param": "{alpha = [0.5, 1]}"}
    assert outputs(entry(**keys, output=f'"{template}"')) == [path]


def test_two_pictures_never_write_one_file():
    assert faults(entry(theme='["light", "dark"]')) == [
        "'docs/pictures.toml', line 1, picture 1: two of its pictures are 'relu.svg'. Put {theme} in its name."
    ]
    (clash,) = faults(entry() + entry(deriv="true", output='"./relu.svg"'))
    first, second = (f"'docs/pictures.toml', line {line}" for line in ("1, picture 1", "4, picture 2"))
    assert clash == f"{second}: 'relu.svg' is already the output of {first}."
    assert faults(entry(activations='[["relu"], ["elu"]]', output='"a.svg"'))[0].endswith("Put {name} in its name.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (entry(them='"dark"'), "line 1, picture 1: no key is called 'them'. Did you mean theme?"),
        (entry(theme='"drak"'), "no theme is called 'drak'. Choose from light, dark, print, auto."),
        (entry() + entry(activations='["mihs"]'), "4, picture 2: no activation is called 'mihs'. Did you mean mish?"),
        (entry(deriv='"yes"'), "deriv is true or false, or a list of such for several pictures, not 'yes'."),
        (entry(deriv="1"), "deriv is true or false"),
        (entry(dpi="true"), "dpi is a number"),
        (entry(range="[-4]"), "range is two numbers such as [-4, 4]"),
        (entry(range="[4, -4]"), "must go from the lower to the higher number. Did you mean -4 4?"),
        (entry(range="[[1, 2], [3]]"), "range is two numbers"),
        (entry(lang="[]"), "lang is a text in quotes"),
        (entry(columns="2.5"), "columns '2.5' is not a whole number."),
        (entry(param="{alpha = \"x\"}"), "param is a table such as {alpha = 0.5}"),
        (entry(activations=""), "nothing to draw"),
        (entry(output=""), "no output is named"),
        (entry(output='"{nmae}.svg"'), "called 'nmae'. There are lang, theme, layout, name, activations."),
        (entry(dpi="72", output='"{nmae}.svg"'), "nothing here is called 'nmae'. Did you mean name?"),
        (entry(output='"../relu.svg"'), "output '../relu.svg' leaves the folder of the batch file; --outside"),
        (entry(output='"a/../../relu.svg"'), "leaves the folder"),
        (entry(output='"/relu.svg"'), "leaves the folder"),
        (entry(output='"relu.gif"'), "output 'relu.gif' must end with .png, .svg, .pdf, .html."),
        (entry(output='"relu"'), "must end with"),
        (entry(output='"a\\u0000.svg"'), "has a character that no file's name should have."),
        (entry(dpi=str([*range(10, 1010)]), columns=str([*range(1, 1101)])), "1100000 pictures"),
        ("[[picture]\n", "'docs/pictures.toml', line 1, column"),
        ("a = ", "'docs/pictures.toml', "),
        ("[[picture]]\nrange = [1,\n", "'docs/pictures.toml', "),
        ("x = " + "[" * 5000, "'docs/pictures.toml' is nested too deeply."),
        ("[[pictures]]\n", "'docs/pictures.toml' has no place for 'pictures'. It has picture, defaults."),
        ("[picture]\n", "asks for no picture: each is a table that begins with [[picture]]."),
        ("", "asks for no picture"),
        ("picture = [1]", "asks for no picture"),
        ("defaults = 3\n", "the defaults are a table"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_line_and_entry(text, told):
    (fault, *_) = faults(text)
    assert fault.startswith("'docs/pictures.toml'")
    assert told in fault
    assert "\n" not in fault


def test_a_fault_costs_no_other_picture():
    text = entry() + entry(activations='["mihs"]') + entry(activations='[["elu"], ["nothing"], ["tanh"]]')
    found = list(read(text, "a.toml"))
    assert [each.output for each in found if isinstance(each, Picture)] == ["relu.svg", "elu.svg", "tanh.svg"]
    assert len(found) == 5


def test_a_picture_knows_where_it_was_asked_for():
    text = "# a\n\n" + entry() + "\n  [[ picture ]] # another\n" + entry(output='"b.svg"').partition("\n")[2]
    places = [each.where.removeprefix("'docs/pictures.toml', ") for each in pictures(text)]
    assert places == ["line 3, picture 1", "line 7, picture 2"]


def test_every_format_may_be_an_output():
    assert outputs(entry(output=str([f"a.{each}" for each in FORMATS]))) == [f"a.{each}" for each in FORMATS]


def test_outputs_beyond_the_folder_are_drawn_where_that_is_allowed():
    text = "[[picture]]\nactivations = 'relu'\noutput = '../{name}.svg'\n"
    (picture,) = read(text, "docs/pictures.toml", outside=True)
    assert picture.output == "../relu.svg"
