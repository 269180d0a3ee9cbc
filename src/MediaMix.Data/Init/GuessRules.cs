using System.Collections.Frozen;

namespace MediaMix.Data;

/// <summary>
/// The words by which columns are recognised. Rules in order, the first that fits wins:
/// date and outcome are chosen from the whole table; then left out (time and season counters,
/// ratios, results of models, constants, columns with gaps); spend; exposure; reach and frequency, if both are there; control words;
/// names of outcomes (left out, since what media bring cannot explain the outcome beside them); media names and x1, x2, …
/// (spend, unsure; organic media: exposure); 0/1 marks and texts of few levels (controls); other numbers (controls, unsure, but
/// left out where they rise and fall as the outcome does).
/// </summary>
static class GuessRules
{
    public static FrozenSet<string> Date { get; } = Words("date week time ds month day period dt timestamp datetime yearweek");

    /// <summary>Ordered by how surely the word names what a model explains.</summary>
    public static IReadOnlyList<string> Outcome { get; } =
    [
        "revenue", "sales", "turnover", "outcome", "kpi", "target", "y", "conversions", "conversion", "orders", "bookings", "purchases",
        "transactions", "signups", "registrations", "subscriptions", "installs", "leads", "units", "claims", "visits", "demand",
    ];

    /// <summary>Words of <see cref="Outcome"/> that, beside another outcome, name what media bring and hence no driver.</summary>
    public static FrozenSet<string> SecondOutcome { get; } = Outcome.Except(["y", "demand", "target"]).Append("profit").Append("profits").ToFrozenSet(StringComparer.Ordinal);

    public static FrozenSet<string> Revenue { get; } = Words("revenue turnover");

    /// <summary>Words of what a unit of the outcome is worth, before <c>per</c>.</summary>
    public static FrozenSet<string> Money { get; } = Words("revenue turnover value sales price profit margin ltv clv");

    /// <summary>What <c>per</c> may be followed by, besides the words of the outcome.</summary>
    public static FrozenSet<string> Counted { get; } = Words("kpi unit outcome");

    public static FrozenSet<string> Units { get; } =
        Words("conversions conversion orders bookings purchases transactions signups registrations subscriptions installs leads units claims visits");

    public static FrozenSet<string> Spend { get; } = Words("spend spends spending spent cost costs budget investment invest media_cost");

    public static FrozenSet<string> Exposure { get; } = Words(
        "impression impressions imps impr click clicks grp grps trp trps view views exposure exposures opens sends sessions contacts mailings");

    /// <summary>Last letters of Robyn's column names: spend, impressions, other exposure, baseline.</summary>
    public static IReadOnlyDictionary<string, string> Suffixes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["s"] = "spend",
        ["i"] = "impressions",
        ["p"] = "exposure",
        ["b"] = "control",
    };

    public static FrozenSet<string> Control { get; } = Words(
        "control controls competitor competitors price prices promo promos promotion promotions discount sentiment temperature weather rain holiday holidays event events "
        + "covid lockdown unemployment inflation gdp index distribution stock query queries gqv");

    public static FrozenSet<string> Media { get; } = Words(
        "tv ctv ott radio print ooh dooh cinema vod video display search sem ppc google facebook meta instagram tiktok snapchat pinterest linkedin twitter youtube yt bing amazon ams "
        + "dv360 programmatic affiliate affiliates social shopping newspaper magazine outdoor podcast audio media channel");

    public static FrozenSet<string> Organic { get; } = Words("organic newsletter newsletters email emails mail mails crm push");

    public static FrozenSet<string> Geo { get; } = Words("geo region dma market location city state country store province zip territory area");

    public static FrozenSet<string> Population { get; } = Words("population pop inhabitants people residents households");

    /// <summary>What the column that names the channel of a row is called, in a table with one row per channel.</summary>
    public static FrozenSet<string> Channel { get; } = Words("channel channels medium media campaign campaigns platform publisher network vehicle source");

    /// <summary>Whole names of columns that count time or the place in the year.</summary>
    public static FrozenSet<string> Season { get; } = Words(
        "dayofyear doy weekofyear weeknumber weekno quarter year month week day dayofweek weekday season seasonality");

    public static FrozenSet<string> Trend { get; } = Words("t trend index row rownumber id time n");

    public static FrozenSet<string> Reach { get; } = Words("reach reached");

    public static FrozenSet<string> Frequency { get; } = Words("frequency freq");

    /// <summary>Short for media with reach and frequency, as in <c>rf_spend_0</c>.</summary>
    public const string ReachAndFrequency = "rf";

    /// <summary>Words of columns that a simulation or a model left behind; they know the answer.</summary>
    public static FrozenSet<string> Result { get; } = Words(
        "contribution contributions effect effects adstock adstocked saturated hidden latent epsilon residual residuals noise fitted predicted prediction forecast intercept true");

    static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
