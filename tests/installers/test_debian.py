"""Which system packages are missing is read from what dpkg-query shows."""

from installers import debian

LISTING = (
    "installed\tlibgl1\t\n"
    "config-files\tlibegl1\t\n"
    "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80.0), libgio-fam\n"
)


def test_only_installed_packages_count() -> None:
    assert debian.missing(("libgl1", "libegl1", "libxcb-cursor0"), LISTING) == ("libegl1", "libxcb-cursor0")


def test_a_package_that_was_renamed_counts_by_the_name_it_provides() -> None:
    assert debian.missing(("libglib2.0-0",), LISTING) == ()


def test_with_an_empty_listing_everything_is_missing_in_the_order_asked() -> None:
    assert debian.missing(debian.FONTS, "") == debian.FONTS
