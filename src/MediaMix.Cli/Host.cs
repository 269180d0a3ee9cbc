using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>What a verb may touch of the outside world. The only place that knows console and clock.</summary>
/// <param name="Output">Standard output, for results.</param>
/// <param name="Errors">Standard error, for faults and progress.</param>
/// <param name="Console">Rich output on standard output.</param>
/// <param name="ProgressConsole">Rich output on standard error, or null when nobody is watching.</param>
/// <param name="Clock">Wall clock.</param>
sealed record Host(TextWriter Output, TextWriter Errors, IAnsiConsole Console, IAnsiConsole? ProgressConsole, TimeProvider Clock)
{
    /// <summary>The terminal this process runs in.</summary>
    public static Host System() => new(
        global::System.Console.Out,
        global::System.Console.Error,
        Rich(global::System.Console.Out, global::System.Console.IsOutputRedirected),
        global::System.Console.IsErrorRedirected ? null : Rich(global::System.Console.Error, false),
        TimeProvider.System);

    /// <summary>A console on a writer; a redirected one gets plain text of a fixed width.</summary>
    public static IAnsiConsole Rich(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
            console.Profile.Width = 110;
        return console;
    }
}
