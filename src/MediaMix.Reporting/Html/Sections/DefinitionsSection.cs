using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The words of the report, each in a sentence.</summary>
internal static class DefinitionsSection
{
    static readonly (string Word, string Meaning)[] Words =
    [
        ("Brought (contribution)", "The outcome inside the window that would be missing if the channel had never run, up to the window's end. All contributions add up to what the model expects."),
        ("Return per unit spent (ROI)", "What the channel's media inside the window bring, with what they carry over beyond its end, divided by what was spent on them in the window. No unit of money is assumed: 1.5 means 1.5 units of the outcome per unit of spend."),
        ("Return of the next unit (mROI)", "The same for 1 % more spend in every period: what the last bit of budget is worth, and so what decides where more of it works."),
        ("Cost of one", "Spend per unit of outcome, the inverse of the return. Its middle value is shown, because its mean need not exist."),
        ("90 % interval", "Given the model and the data, the truth lies inside with 90 % probability: in one case of twenty below, in one of twenty above. A model that leaves something out can be wrong by more."),
        ("Baseline", "The outcome without media, and with every treatment at the level that it is counted against."),
        ("Carryover", "The part of an effect that comes after the period of the exposure."),
        ("Saturation", "More exposure in a period adds less and less."),
        ("Grade A, B, C", "A: confirmed by an experiment. B: learned from the data and told apart from other channels. C: mostly the assumption that the model started from."),
        ("Trust, caution, do not trust", "Trust means that no check objects; caution, that a check found something to keep in mind; do not trust, that the numbers may mean nothing. A close fit is no part of it, for a wrong model can fit well."),
        ("R², MAPE, wMAPE", "How close model and outcome are. R²: share of the variation that is explained. MAPE: mean size of a miss relative to the outcome. wMAPE: all misses together relative to all outcomes."),
        ("R-hat, ESS", "R-hat: how well independent runs of the computation agree; 1 is perfect. ESS: how many independent draws the computation is worth."),
        ("Pareto k, elpd", "Pareto k: how much a single outcome can sway the result. elpd: a score of how well left-out outcomes are predicted, to compare models of the same data."),
    ];

    public static void Write(HtmlBuilder html, FitAnalysis analysis)
    {
        html.Line($"<section id=\"definitions\">");
        html.Line($"<h2>Definitions</h2>");
        html.Line($"<dl class=\"words\">");
        foreach (var (word, meaning) in Words)
            html.Line($"<dt>{word}</dt><dd>{meaning}</dd>");
        html.Line($"</dl>");
        html.Line($"</section>");
    }
}
