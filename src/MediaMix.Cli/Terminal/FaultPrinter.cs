namespace MediaMix.Cli;

/// <summary>Prints faults one per line, errors first.</summary>
static class FaultPrinter
{
    public static void Print(IEnumerable<Fault> faults, TextWriter writer)
    {
        foreach (var fault in faults.OrderByDescending(static f => f.Severity))
            Print(fault.Severity == Severity.Error ? "error" : "warning", fault.ToString(), writer);
    }

    public static void Error(string message, TextWriter writer) => Print("error", message, writer);

    // Names of files and arguments may hold sequences that a terminal would obey.
    static void Print(string kind, string message, TextWriter writer) =>
        writer.WriteLine($"{kind}: {string.Concat(message.Select(static c => char.IsControl(c) ? '\uFFFD' : c))}");
}
