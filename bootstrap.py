#!/usr/bin/env python3
"""Installs aidep into a virtual environment beside it, on a machine that has Python and little else.

    python3 bootstrap.py          # .venv with aidep
    python3 bootstrap.py --dev    # .venv with aidep (editable) and what its tests need

Systems whose Python refuses a bare `pip install` still let it make environments; some come without ensurepip, or
without pip. Then pip is taken from where the system keeps it, or from the package index that PIP_INDEX_URL or pip's
own configuration names.
"""

import argparse
import configparser
import glob
import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

OLDEST = (3, 10)
ROOT = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", action="store_true", help="editable, with the tools of the tests")
    parser.add_argument("--package", default=ROOT, metavar="PATH", help="install this wheel instead of the source here")
    parser.add_argument("--venv", default=os.path.join(ROOT, ".venv"), metavar="DIR", help="default: .venv")
    arguments = parser.parse_args()
    if sys.version_info < OLDEST:
        run_newer()
    folder = os.path.abspath(arguments.venv)
    python = os.path.join(folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
    if not works(python, "import sys; sys.exit(sys.version_info < (3, 10))"):
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", "--without-pip", folder])
    what = ["-e", ROOT + "[dev]"] if arguments.dev else [arguments.package]
    with tempfile.TemporaryDirectory() as scratch:
        install = ["install", "--quiet", "--disable-pip-version-check", *what]
        code = subprocess.call(pip(python, scratch) + install)
    if code:
        sys.exit(code)
    if (
        arguments.dev
    ):  # pip compiles what it installs; where Python may write no bytecode, each start would compile ours
        subprocess.call([python, "-m", "compileall", "-q", os.path.join(ROOT, "aidep")])
    print("aidep is in " + os.path.join(os.path.dirname(python), "aidep"))


def run_newer():
    """Go on with a Python that is new enough."""
    for minor in range(30, OLDEST[1] - 1, -1):
        other = shutil.which("python3." + str(minor))
        if other and works(other, "import venv"):
            sys.exit(subprocess.call([other, os.path.abspath(__file__), *sys.argv[1:]]))
    sys.exit("bootstrap.py: aidep needs Python 3.10 or newer; this is " + sys.version.split()[0])


def works(python, code):
    """Whether an interpreter runs, and runs this code."""
    try:
        done = subprocess.run([python, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return done.returncode == 0


def pip(python, scratch):
    """The command of a pip that installs into the environment of ``python``."""
    in_venv = [python, "-m", "pip"]
    if works(python, "import pip"):
        return in_venv
    if works(python, "import ensurepip"):
        done = subprocess.run([python, "-m", "ensurepip", "--default-pip"], stdout=subprocess.DEVNULL)
        if done.returncode == 0:
            return in_venv
    asked = "import pip; assert tuple(map(int, pip.__version__.split('.')[:2])) >= (22, 3)"
    if works(sys.executable, asked):  # this pip can install into another environment
        return [sys.executable, "-m", "pip", "--python", python]
    wheels = sorted(glob.glob("/usr/share/python-wheels/pip-*.whl"))
    try:
        wheel = wheels[-1] if wheels else download(scratch)
    except (OSError, ValueError) as error:
        sys.exit(
            f"bootstrap.py: this Python has neither ensurepip nor pip, and pip cannot be downloaded ({error});\n"
            "on Debian and Ubuntu: sudo apt-get install python3-venv"
        )
    return [python, wheel + "/pip"]


def index_url():
    """The package index that pip would be told to use, "" if none is named."""
    home = os.path.expanduser("~")
    files = ["/etc/pip.conf", "/etc/xdg/pip/pip.conf"]
    files += [os.path.join(home, name) for name in (".pip/pip.conf", ".config/pip/pip.conf")]
    files.append(os.environ.get("PIP_CONFIG_FILE", ""))
    settings = configparser.RawConfigParser()
    try:
        settings.read([file for file in files if file])
    except configparser.Error as error:
        sys.exit("bootstrap.py: " + " ".join(str(error).split()))
    return os.environ.get("PIP_INDEX_URL") or settings.get("global", "index-url", fallback="")


def download(scratch):
    """The newest pip of the package index that suits this Python, its checksum compared."""
    index = index_url()
    if not index:
        raise ValueError("neither PIP_INDEX_URL nor pip's configuration names an index")
    index = index.rstrip("/") + "/pip/"
    page = urllib.request.urlopen(index, timeout=60).read().decode("utf-8")
    best = None
    for link in re.findall(r"<a\s[^>]*>", page):
        address = re.search(r'href="([^"]+/pip-([\d.]+)-py3-none-any\.whl)#sha256=(\w+)"', html.unescape(link))
        asks = re.search(r'data-requires-python="[^"]*>=3\.(\d+)', html.unescape(link))
        if address and not (asks and int(asks.group(1)) > sys.version_info[1]):
            version = tuple(map(int, address.group(2).strip(".").split(".")))
            best = max(best or ((), "", ""), (version, address.group(1), address.group(3)))
    if best is None:
        raise ValueError("no pip at " + index)
    data = urllib.request.urlopen(urllib.parse.urljoin(index, best[1]), timeout=120).read()
    if hashlib.sha256(data).hexdigest() != best[2]:
        raise ValueError("the checksum of " + best[1] + " is wrong")
    wheel = os.path.join(scratch, best[1].rsplit("/", 1)[1])
    with open(wheel, "wb") as stream:
        stream.write(data)
    return wheel


if __name__ == "__main__":
    main()
