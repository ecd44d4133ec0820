"""Programs of others, built each way that the library can be had, say what they should."""

import os
import pathlib
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = pathlib.Path(os.environ["ISMAP_BUILD"])
CMAKE = pathlib.Path(os.environ["CMAKE"])
CXX = os.environ["CXX"]

SAID = "ismap 0.1.0: valid, expires on 2026-07-31; ismap\n"


def run(*command, env=None):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | (env or {}), check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


class Consumer(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="ismap-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def configure(self, *options):
        build = self.folder / "build"
        run(CMAKE, "-G", "Ninja", "-S", HERE, "-B", build, f"-DCMAKE_CXX_COMPILER={CXX}", *options)
        return build

    def install(self):
        """Installed in one place and moved to another, as packages and archives are."""
        run(CMAKE, "--install", BUILD, "--prefix", self.folder / "first")
        return (self.folder / "first").rename(self.folder / "moved")

    def unpack(self):
        run(CMAKE.with_name("cpack"), "-B", self.folder, "--config", BUILD / "CPackConfig.cmake")
        packages = {run("dpkg-deb", "-f", deb, "Package").strip(): deb for deb in self.folder.glob("*.deb")}
        for deb in packages.values():
            run("dpkg-deb", "-x", deb, self.folder / "root")
        return packages, self.folder / "root/usr"

    def build_by_find_package(self, prefix):
        build = self.configure(f"-DCMAKE_PREFIX_PATH={prefix}")
        self.assertIn(f"ismap_DIR:PATH={prefix}/", (build / "CMakeCache.txt").read_text())
        run(CMAKE, "--build", build)
        return run(build / "consumer")

    def build_by_pkg_config(self, prefix):
        env = {"PKG_CONFIG_LIBDIR": str(prefix / "lib/pkgconfig")}
        flags = [run("pkg-config", kind, "ismap", env=env).split() for kind in ("--cflags", "--libs")]
        program = self.folder / "consumer"
        run(CXX, "-std=c++20", *flags[0], HERE / "consumer.cpp", "-o", program, *flags[1])
        return run(program), flags

    def test_by_find_package(self):
        prefix = self.install()
        self.assertEqual(self.build_by_find_package(prefix), SAID)
        with self.assertRaisesRegex(AssertionError, r'compatible\s+with requested version "0.2"'):
            self.configure(f"-DCMAKE_PREFIX_PATH={prefix}", "-DISMAP_VERSION=0.2")

    def test_by_pkg_config(self):
        prefix = self.install()
        said, (flags, _) = self.build_by_pkg_config(prefix)
        self.assertEqual(said, SAID)
        # No public header needs what is not installed.
        headers = sorted(header.name for header in (ROOT / "core/include/ismap").iterdir())
        source = self.folder / "all.cpp"
        source.write_text("".join(f"#include <ismap/{header}>\n" for header in headers))
        run(CXX, "-std=c++20", "-fsyntax-only", *flags, source)

    def test_by_add_subdirectory(self):
        # Of the core two sources are compiled, one of them with generated tables. The rest is what the tests have built.
        # The project around it joins its own sources, which the core's cannot be.
        build = self.configure(f"-DISMAP_SOURCE={ROOT}", "-DCMAKE_UNITY_BUILD=ON")
        objects = ["CMakeFiles/consumer.dir/Unity/unity_0_cxx.cxx.o",
                   *[f"ismap/core/CMakeFiles/ismap_core.dir/src/{name}.cpp.o" for name in ("version", "rules")]]
        run(CMAKE, "--build", build, "--target", *objects)
        run(CXX, *[build / o for o in objects], BUILD / "core/libismap.a", "-o", build / "consumer")
        self.assertEqual(run(build / "consumer"), SAID)
        run(CMAKE, "--install", build, "--prefix", self.folder / "prefix")
        self.assertFalse((self.folder / "prefix").exists())

    def test_from_the_packages(self):
        packages, prefix = self.unpack()
        self.assertEqual(set(packages), {"ismap", "libismap-dev"})
        of_library, of_tool = [run("dpkg-deb", "-f", packages[name], "Depends") for name in ("libismap-dev", "ismap")]
        self.assertEqual(of_library, "libhowardhinnant-date-dev\n")
        for library in ("libc6", "libstdc++6", "libfmt9", "libutf8proc2"):
            self.assertIn(library + " ", of_tool)
        self.assertEqual(self.build_by_find_package(prefix), SAID)
        self.assertEqual(self.build_by_pkg_config(prefix)[0], SAID)
        self.assertTrue(run(prefix / "bin/ismap", "--version").startswith("ismap 0.1.0 "))
        of_help = {"bash-completion/completions/ismap", "zsh/vendor-completions/_ismap",
                   "fish/vendor_completions.d/ismap.fish", "man/man1/ismap.1.gz", "man/ja/man1/ismap-check.1.gz"}
        of_debian = {f"doc/{name}/{file}" for name in packages for file in ("copyright", "changelog.gz")}
        self.assertEqual({name for name in of_help | of_debian if not (prefix / "share" / name).is_file()}, set())


if __name__ == "__main__":
    unittest.main()
