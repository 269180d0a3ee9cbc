using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaMix.Data;

/// <summary>Turns untrusted names into file names.</summary>
static class FileNames
{
    const int LongestSegment = 200;

    static readonly SearchValues<char> Safe =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-[]=%~");

    /// <summary>True for a relative path of safe segments separated by <c>/</c>; none is empty, <c>.</c> or <c>..</c>.</summary>
    public static bool IsSafePath(string? path) => path is not null && path.Split('/').All(IsSafeSegment);

    /// <summary>True for one name that is a file inside any folder.</summary>
    public static bool IsSafeSegment(string name) =>
        name.Length is > 0 and <= 255 && !name.AsSpan().ContainsAnyExcept(Safe) && name.Trim('.').Length > 0;

    /// <summary>
    /// The name with every byte outside <c>A–Z a–z 0–9 . _ - [ ] =</c> and a leading point percent-encoded; a long one is
    /// cut and ends in a hash.
    /// </summary>
    public static string Encode(string name)
    {
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '[' or ']' or '=' || (c == '.' && text.Length > 0))
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
        if (text.Length <= LongestSegment)
            return text.ToString();
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
        return $"{text.ToString(0, LongestSegment - hash.Length - 1)}~{hash}";
    }
}
