using System.Reflection;

namespace MediaMix.Cli;

/// <summary>The version of the program.</summary>
static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
