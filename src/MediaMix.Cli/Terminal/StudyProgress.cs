using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Shows how many of many fits are done, where somebody is watching.</summary>
static class StudyProgress
{
    /// <summary>Runs the work and shows its progress.</summary>
    /// <param name="console">Where to show it; null = nobody is watching.</param>
    /// <param name="label">What is counted.</param>
    /// <param name="total">How many there will be.</param>
    /// <param name="work">Takes what is to be told the number done; called on another thread.</param>
    public static T Run<T>(IAnsiConsole? console, string label, int total, Func<Action<int>, T> work)
    {
        if (console is null)
            return work(static _ => { });
        var done = 0;
        var running = Task.Run(() => work(count => Interlocked.Exchange(ref done, count)));
        try
        {
            console.Progress().AutoClear(true).Start(context =>
            {
                var task = context.AddTask(Markup.Escape(label), maxValue: total);
                while (!running.IsCompleted)
                {
                    task.Value = Volatile.Read(ref done);
                    Task.WhenAny(running, Task.Delay(100)).Wait();
                }
                task.Value = total;
            });
        }
        catch (IOException)
        {
            // A terminal that goes away does not end the work.
        }
        return running.GetAwaiter().GetResult();
    }
}
