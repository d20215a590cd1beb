from whosays.link import naming


def test_a_title_that_owns_what_follows_is_part_of_the_name():
    assert naming.key("the governor's office") != naming.key("the mayor's office")
    assert naming.key("Governor Ren Oda") == naming.key("Ren Oda")
