"""Reads texts of several formats with parsers that this project did not write, and prints what they hold.

Standard input: a JSON list of {"format", "text"}. Standard output: a list of {"leaves": [[path, value], ...]} or {"error"}.
With the argument "versions" it prints the versions of the parsers.
"""

import ast
import io
import json
import sys
import tomllib
from importlib.metadata import version

import augeas
import dotenv
import yaml
from yaml import CSafeLoader as Loader


def leaves(value, path=""):
    """Every single value with the way to it, dots between the levels."""
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    else:
        return [[path, value if isinstance(value, (str, int, float, bool)) or value is None else str(value)]]
    return [leaf for key, inner in items for leaf in leaves(inner, f"{path}.{key}" if path else str(key))]


def labels(text):
    """Compose's labels: a literal $ is written twice, the name ends at the first = (the Compose specification)."""
    found = []
    for service in yaml.load(text, Loader)["services"].values():
        for label in service["labels"]:
            name, _, value = label.partition("=")
            found.append([name, value.replace("$$", "$")])
    return found


def python(text):
    """Literals that a call gets by name, and literals that a name of the module is set to."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            found += [[word.arg, ast.literal_eval(word.value)] for word in node.keywords]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            found += [[target.id, node.value.value] for target in node.targets if isinstance(target, ast.Name)]
    return found


class Tree:
    """What one of Augeas's lenses makes of a text."""

    def __init__(self, lens, text):
        self.augeas = augeas.Augeas(flags=augeas.Augeas.NO_MODL_AUTOLOAD | augeas.Augeas.NO_LOAD)
        self.augeas.set("/in", text)
        try:
            self.augeas.text_store(lens, "/in", "/out")
        except ValueError:
            raise ValueError(self.augeas.get("/augeas/text/out/error/message") or "not read") from None

    def match(self, path):
        return [(found.removeprefix("/out/"), self.augeas.get(found)) for found in self.augeas.match(f"/out/{path}")]


def nginx(text):
    return [[path.replace("/", "."), value] for path, value in Tree("Nginx.lns", text).match("/*")]


def apache(text):
    tree = Tree("Httpd.lns", text)
    found = []
    for path, name in tree.match("directive"):
        arguments = [value for _, value in tree.match(f"{path}/arg")]
        quoted = len(arguments) == 1 and arguments[0][:1] == arguments[0][-1:] == '"'
        found.append([name, arguments[0][1:-1] if quoted else " ".join(arguments)])
    return found


def cron(text):
    fields = ("minute", "hour", "dayofmonth", "month", "dayofweek")
    tree = Tree("Cron.lns", text)
    return [["schedule", " ".join(tree.match(f"{path}/time/{field}")[0][1] for field in fields)] for path, _ in tree.match("entry")]


readers = {
    "yaml": lambda text: leaves(list(yaml.load_all(text, Loader))),
    "yaml-script": lambda text: leaves(list(yaml.load_all(text, yaml.SafeLoader))),
    "json": lambda text: leaves(json.loads(text)),
    "toml": lambda text: leaves(tomllib.loads(text)),
    "dotenv": lambda text: leaves(dotenv.dotenv_values(stream=io.StringIO(text), interpolate=False)),
    "labels": labels,
    "python": python,
    "nginx": nginx,
    "apache": apache,
    "cron": cron,
}


def read(job):
    try:
        return {"leaves": readers[job["format"]](job["text"])}
    except (ValueError, SyntaxError, yaml.YAMLError) as error:
        return {"error": str(error)}


if sys.argv[1:] == ["versions"]:
    python_version = ".".join(map(str, sys.version_info[:3]))
    augeas_version = augeas.Augeas(flags=augeas.Augeas.NO_MODL_AUTOLOAD).get("/augeas/version")
    print(json.dumps({"Python": python_version, "PyYAML": yaml.__version__, "python-dotenv": version("python-dotenv"), "Augeas": augeas_version}))
else:
    json.dump([read(job) for job in json.load(sys.stdin)], sys.stdout)
