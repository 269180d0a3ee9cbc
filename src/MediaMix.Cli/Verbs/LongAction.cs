using System.CommandLine;

namespace MediaMix.Cli.Verbs;

/// <summary>How verbs that may take a while are run, so that Ctrl-C ends them.</summary>
static class LongAction
{
    extension(Command command)
    {
        /// <summary>Sets what the command does. Signals are heeded while an action is awaited, so a long one needs a thread of its own.</summary>
        /// <param name="run">Gives the exit code; heeds the token, and writes nothing once it is cancelled.</param>
        public void SetLongAction(Func<ParseResult, CancellationToken, int> run) =>
            command.SetAction((parsed, token) => Task.Run(() => run(parsed, token), CancellationToken.None));
    }
}
