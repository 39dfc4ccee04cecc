using System.Buffers;
using System.Globalization;
using System.Text;

namespace Engine.Documents;

/// <summary>Collects UTF-8 XML until it is worth writing; used again for every piece, so a list of any length takes the same memory.</summary>
internal sealed class XmlBuffer
{
    private const int LongestText = 32_767;
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^`abcdefghijklmnopqrstuvwxyz{|}~àáâäçèéêëìíîïñòóôöùúûüÿßø");

    private readonly ArrayBufferWriter<byte> bytes = new(64 * 1024);

    public bool IsFull => bytes.WrittenCount >= 48 * 1024;

    public void Raw(ReadOnlySpan<byte> utf8) => bytes.Write(utf8);

    public void Raw(string text) => Encoding.UTF8.GetBytes(text, bytes);

    public void Number<TNumber>(TNumber number) where TNumber : IUtf8SpanFormattable
    {
        var span = bytes.GetSpan(40);
        number.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        bytes.Advance(written);
    }

    /// <summary>Writes text as content or attribute: escaped, cut where a cell ends, and without the characters that XML does not know.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestText)];
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            if (plain != 0)
            {
                var run = plain < 0 ? text : text[..plain];
                Encoding.UTF8.GetBytes(run, bytes);
                text = text[run.Length..];
                continue;
            }

            var known = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            if (known)
            {
                Special(rune, text);
            }

            text = text[length..];
        }
    }

    public async ValueTask FlushAsync(Stream target, CancellationToken cancellation)
    {
        await target.WriteAsync(bytes.WrittenMemory, cancellation);
        bytes.ResetWrittenCount();
    }

    private void Special(Rune rune, ReadOnlySpan<char> rest)
    {
        switch (rune.Value)
        {
            case '&': Raw("&amp;"u8); break;
            case '<': Raw("&lt;"u8); break;
            case '>': Raw("&gt;"u8); break;
            case '"': Raw("&quot;"u8); break;
            // spreadsheets read _x0041_ as a character code
            case '_' when IsCode(rest): Raw("_x005F_"u8); break;
            case '\t' or '\n': Write(rune); break;
            case < 0x20 or 0xFFFE or 0xFFFF: break;
            default: Write(rune); break;
        }
    }

    private void Write(Rune rune) => bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));

    private static bool IsCode(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && text[2..6].IndexOfAnyExcept(SearchValues.Create("0123456789abcdefABCDEF")) < 0;
}
