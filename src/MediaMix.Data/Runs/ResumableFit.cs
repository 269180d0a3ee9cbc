using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Data;

/// <summary>
/// A fit that survives its process: chains keep their progress beside the folder to be, and the same call goes on with it, to the bits
/// of a fit that nobody interrupted. Stateless and thread-safe; two processes never write one folder.
/// </summary>
public static class ResumableFit
{
    /// <summary>Fits and saves (<see cref="RunStore"/>), or goes on with what an interrupted call kept, or reads what a finished one saved.</summary>
    /// <param name="path">The folder; progress is kept in <c>path.partial</c>, once a second per chain.</param>
    /// <param name="model">The model, bound to its data.</param>
    /// <param name="sampler">How to sample.</param>
    /// <param name="clock">Says when it is time to keep progress.</param>
    /// <param name="data">How the panel was read; as for <see cref="RunStore.Save"/>.</param>
    /// <param name="run">Threads, and when to stop; what was sampled until then is kept. Changes no draw.</param>
    /// <param name="report">Called after every transition, from the chain's thread.</param>
    /// <exception cref="InvalidInputException">The folder, or the progress kept beside it, is that of another fit; or it cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; call again to go on.</exception>
    /// <exception cref="SamplingException">A chain found no starting point.</exception>
    public static FittedModel Run(
        string path, BoundModel model, SamplerSpec sampler, TimeProvider clock, DataSpec? data = null, Execution run = default, Action<ChainProgress>? report = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(clock);
        var (bytes, spec) = PanelFile.Of(model.Panel, RunStore.Columns(data, model.Panel), RunStore.DataFile);
        var file = new ModelFile(spec, model.Spec, sampler);
        var key = Fingerprint(file, model, bytes);
        RunFolder.Tidy(path);
        if (RunRecord.TryRead(path)?.Fingerprint == key)
            return RunStore.Load(path).Fit;
        using var folder = RunFolder.Resume(path, replace: false, key);
        var fit = ModelFit.Run(model, sampler, run.Threads, report, folder.OpenJournal(key, clock), run.Token);
        (RunStore.Write(folder, file, bytes, fit) with { Fingerprint = key }).Write(folder);
        folder.Commit();
        return fit;
    }

    /// <summary>
    /// All that the draws of a fit depend on, as one hash: data, model with every default spelt out, sampler settings, and the code and
    /// system that compute. A fit may be gone on with only if this is the same.
    /// </summary>
    /// <param name="file">The model file.</param>
    /// <param name="model">The same, bound to its data.</param>
    /// <param name="data">The data file.</param>
    /// <param name="program">What else the caller's results depend on, such as its own version.</param>
    /// <returns>SHA-256, lower-case hex.</returns>
    public static string Fingerprint(ModelFile file, BoundModel model, byte[] data, params IReadOnlyList<string> program)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(program);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ModelFileWriter.Write(RunStore.Stored(file, model), text);
        Type[] code = [typeof(RunFolder), typeof(BoundModel), typeof(Sampler), typeof(Rng)];
        string[] system = [RuntimeInformation.RuntimeIdentifier, RuntimeInformation.FrameworkDescription];
        foreach (var part in (string[])[RunStore.Hash(data), .. program, .. system, .. code.Select(static t => t.Module.ModuleVersionId.ToString())])
            text.Write($"\n{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
