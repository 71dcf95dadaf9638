import unittest

from booking.page import confirmation

FLIGHT = {"date": "2001-05-01T08:30", "distance": 405, "origin": "MCI", "destination": "MDW"}


class PageTest(unittest.TestCase):
    def test_one_line_a_flight_with_its_level(self):
        page = confirmation([FLIGHT, FLIGHT], [0.1, None])
        self.assertEqual(page.count("<li"), 2)
        self.assertIn('<li class="calm"><b>MCI to MDW, 2001-05-01T08:30</b>', page)
        self.assertIn('<li class="unknown">', page)

    def test_what_a_traveller_typed_is_escaped(self):
        page = confirmation([{**FLIGHT, "origin": "<script>"}], [0.1])
        self.assertNotIn("<script>", page)

    def test_a_score_for_every_flight(self):
        with self.assertRaises(ValueError):
            confirmation([FLIGHT], [])


if __name__ == "__main__":
    unittest.main()
