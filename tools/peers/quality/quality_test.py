"""Hand-computed cases: python3 tools/peers/quality/quality_test.py"""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import measures  # noqa: E402
import passages  # noqa: E402


class Measures(unittest.TestCase):
    GRADES = {"a": 2, "b": 1, "c": 1, "d": 0}

    def test_one_query(self):
        # DCG = 2/log2(3) + 1/log2(5) = 1.26186 + 0.43068; ideal = 2 + 1/log2(3) + 1/2 = 3.13093.
        expected = (1.69254 / 3.13093, 1 / 2, (1 / 2 + 2 / 4) / 3, 0.2, 2 / 3, 0.0)
        for got, want in zip(measures.of_query(["x", "a", "d", "b"], self.GRADES), expected):
            self.assertAlmostEqual(got, want, places=5)

    def test_perfect_and_empty(self):
        self.assertEqual(measures.of_query(["a", "b", "c"], self.GRADES),
                         (1.0, 1.0, 1.0, 0.3, 1.0, 1.0))
        self.assertEqual(measures.of_query([], self.GRADES), (0.0,) * 6)

    def test_tenth_rank_is_in_eleventh_is_out(self):
        nine = [f"x{i}" for i in range(9)]
        self.assertGreater(measures.of_query([*nine, "a"], self.GRADES)[0], 0)
        self.assertEqual(measures.of_query([*nine, "y", "a"], self.GRADES)[0], 0)

    def test_queries_without_results_count_and_without_relevant_do_not(self):
        qrels = {"1": {"a": 1}, "2": {"a": 1}, "3": {"a": 0}}
        means, by_query = measures.evaluate({"1": ["a"]}, qrels)
        self.assertEqual(means[0], 0.5)
        self.assertEqual(set(by_query), {"1", "2"})

    def test_run_is_ordered_by_score_then_by_greater_name(self):
        with tempfile.NamedTemporaryFile("w", suffix=".run") as run:
            run.write("q Q0 a 1 1.5 t\nq Q0 b 2 1.5 t\nq Q0 c 3 9 t\n")
            run.flush()
            self.assertEqual(measures.read_run(run.name), {"q": ["c", "b", "a"]})


class Cutter(unittest.TestCase):
    def test_sentence_ends(self):
        for text, count in (("Es regnet. Er geht.", 2),
                            ("Am 10. Januar kam z. B. Dr. Adam.", 1),
                            ("„Wirklich?“ Sie nickte.", 2),
                            ("Das kostet 3.5 Mio. Euro! Zu viel …", 2)):
            self.assertEqual(len(list(passages.sentences(text))), count, text)

    def test_nothing_is_lost_and_length_is_bounded(self):
        sentence = "Wort " * 11 + "Ende."
        text = "\n\n".join(" ".join([sentence] * n) for n in (1, 2, 9, 40, 3))
        cut = passages.built_in_cutter({"text": text + "\n" + "lang " * 300})
        self.assertEqual(" ".join(cut).split(), (text + " " + "lang " * 300).split())
        self.assertLessEqual(max(len(passage.split()) for passage in cut), passages.MAX_WORDS)


if __name__ == "__main__":
    unittest.main()
