using System.Text;

namespace Engine.Access.Mail;

/// <summary>Domains whose addresses belong to persons and not to an organisation: free mail and throw-away mail, from a list in the engine.</summary>
internal static class PublicMailDomains
{
    // two megabytes of text once, instead of a hundred thousand strings
    private static readonly Lazy<byte[]> List = new(Read);

    /// <param name="domain">Small letters, ASCII, without trailing dot; what lies below a listed domain counts too.</param>
    public static bool Contains(string domain)
    {
        for (var at = domain; ;)
        {
            if (Holds(at))
            {
                return true;
            }

            var dot = at.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                return false;
            }

            at = at[(dot + 1)..];
        }
    }

    private static bool Holds(string domain)
    {
        ReadOnlySpan<byte> list = List.Value;
        ReadOnlySpan<byte> sought = Encoding.ASCII.GetBytes(domain);
        int low = 0, high = list.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var start = list[low..middle].LastIndexOf((byte)'\n') + low + 1;
            var line = list[start..];
            line = line[..line.IndexOf((byte)'\n')];
            var order = line.SequenceCompareTo(sought);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (start + line.Length + 1, high) : (low, start);
        }

        return false;
    }

    private static byte[] Read()
    {
        using var stream = typeof(PublicMailDomains).Assembly.GetManifestResourceStream("public-mail-domains.txt")
            ?? throw new InvalidOperationException("The list of mail domains is not part of the engine.");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        // the head of the file tells where the list comes from
        var head = 0;
        while (text[head] == '#')
        {
            head = text.IndexOf('\n', head) + 1;
        }

        return Encoding.ASCII.GetBytes(text[head..]);
    }
}
