namespace MediaMix.Data;

/// <summary>Writes a guessed model as a commented model file that <c>fit</c> accepts unchanged when the guesses hold.</summary>
public static class InitWriter
{
    /// <summary>Writes the file.</summary>
    /// <param name="guess">The guess.</param>
    /// <param name="writer">Where to; not disposed.</param>
    public static void Write(ModelGuess guess, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(guess);
        ModelFileWriter.Write(guess.File, writer, guess.Comments);
    }
}
