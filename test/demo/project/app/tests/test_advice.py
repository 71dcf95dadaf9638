import unittest

from booking.advice import advise


class AdviceTest(unittest.TestCase):
    def test_levels_by_risk(self):
        for score, level in [(0.0, "calm"), (0.24, "calm"), (0.25, "risky"), (0.39, "risky"), (0.4, "very-risky")]:
            with self.subTest(score=score):
                self.assertEqual(advise(score).level, level)

    def test_a_tight_connection_halves_the_thresholds(self):
        self.assertEqual(advise(0.2, connection_minutes=59).level, "very-risky")
        self.assertEqual(advise(0.2, connection_minutes=60).level, "calm")

    def test_says_the_risk_in_percent(self):
        self.assertEqual(advise(0.304).text, "Sometimes late (30 %). Leave early.")

    def test_no_answer_of_the_model_is_said_and_not_guessed(self):
        self.assertEqual(advise(None, connection_minutes=10).level, "unknown")

    def test_what_is_no_probability_is_refused(self):
        for score in (-0.01, 1.01, float("nan")):
            with self.subTest(score=score), self.assertRaises(ValueError):
                advise(score)


if __name__ == "__main__":
    unittest.main()
