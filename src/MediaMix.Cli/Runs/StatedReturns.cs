using System.Globalization;
using MediaMix.Analysis;

namespace MediaMix.Cli;

/// <summary>Reads returns as a command line states them: <c>tv=2</c>.</summary>
static class StatedReturns
{
    /// <exception cref="InvalidInputException">Some are not of that form; all faults are listed.</exception>
    public static IReadOnlyList<StatedRoi> Parse(IEnumerable<string> texts)
    {
        var (faults, stated) = (new FaultList(), new List<StatedRoi>());
        foreach (var text in texts)
        {
            // A channel's name may hold an equals sign, a number may not.
            var at = text.LastIndexOf('=');
            if (at > 0 && double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var roi))
                stated.Add(new StatedRoi(text[..at], roi));
            else
                faults.About("--roi").Error($"--roi is {text}; it is not a channel and its return.", "Write it like --roi tv=2.");
        }
        faults.ThrowIfErrors();
        return stated;
    }
}
