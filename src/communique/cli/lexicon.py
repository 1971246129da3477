"""`communique lexicon`: the rules and their examples."""

from __future__ import annotations

import typer

from communique.cli.options import LexiconFolders, Model, make_reader
from communique.parse import DEFAULT_MODEL

lexicon = typer.Typer(help="The rules: run their examples, list them.", no_args_is_help=True)


@lexicon.command()
def check(folders: LexiconFolders = None, model: Model = DEFAULT_MODEL) -> None:
    """Run the match and skip examples of all rules, the built-in ones and those of your folders."""
    from communique.examples import check_examples
    from communique.rule_layers import load_all_rules

    reader = make_reader(model, folders)
    rules = load_all_rules(tuple(folders or ()))
    problems = list(check_examples(reader, rules))
    for problem in problems:
        typer.echo(str(problem), err=True)
    count = sum(len(of_layer) for of_layer in rules.values())
    examples = sum(len(rule.match) + len(rule.skip) for of_layer in rules.values() for rule in of_layer)
    typer.echo(f"{count} rules, {examples} examples, {len(problems)} do not hold")
    raise typer.Exit(1 if problems else 0)


@lexicon.command("list")
def list_rules(folders: LexiconFolders = None) -> None:
    """List all rules: layer, id, number of examples."""
    from communique.rule_layers import load_all_rules

    for layer, of_layer in load_all_rules(tuple(folders or ())).items():
        for rule in of_layer:
            typer.echo(f"{layer}\t{rule.id}\t{len(rule.match)} match, {len(rule.skip)} skip")
