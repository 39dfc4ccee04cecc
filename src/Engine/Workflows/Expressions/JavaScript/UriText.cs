using System.Text;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>encodeURIComponent and its opposite.</summary>
internal static class UriText
{
    private const string Kept = "-_.!~*'()";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Encode(string text)
    {
        try
        {
            var encoded = new StringBuilder(text.Length);
            foreach (var b in Strict.GetBytes(text))
            {
                var c = (char)b;
                _ = b < 128 && (char.IsAsciiLetterOrDigit(c) || Kept.Contains(c, StringComparison.Ordinal))
                    ? encoded.Append(c)
                    : encoded.Append('%').Append(Convert.ToHexString([b]));
            }

            return encoded.ToString();
        }
        catch (EncoderFallbackException)
        {
            throw EvaluationFault.Value("deze tekst heeft een half teken en past niet in een adres");
        }
    }

    public static string Decode(string text)
    {
        try
        {
            var decoded = new StringBuilder(text.Length);
            List<byte> bytes = [];
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != '%')
                {
                    decoded.Append(text[i]);
                    continue;
                }

                bytes.Clear();
                for (; i < text.Length && text[i] == '%'; i += 3)
                {
                    bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                }

                i--;
                decoded.Append(Strict.GetString([.. bytes]));
            }

            return decoded.ToString();
        }
        catch (Exception fault) when (fault is DecoderFallbackException or FormatException or ArgumentOutOfRangeException)
        {
            throw EvaluationFault.Value("deze tekst is geen gecodeerd deel van een adres");
        }
    }
}
