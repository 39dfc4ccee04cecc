namespace Engine.Audit;

/// <summary>The state of one walk along a chain, from link to link.</summary>
internal sealed class AuditWalk(string tenant, IEnumerable<AuditHead> kept)
{
    private readonly AuditHasher hasher = new();
    private readonly IEnumerator<AuditHead> heads = kept.GetEnumerator();
    private AuditHead? head;
    private bool exhausted;
    private byte[] previous = AuditHasher.Start;
    private long last;

    public List<AuditFinding> Findings { get; } = [];

    public long Links { get; private set; }

    public void Step(AuditSeal link, AuditEvent? line)
    {
        Links++;
        if (link.Sequence != last + 1)
        {
            Report(AuditFault.LinkMissing, last + 1, link.EventId);
        }
        else if (!link.Previous.AsSpan().SequenceEqual(previous))
        {
            Report(AuditFault.Broken, link.Sequence, link.EventId);
        }

        if (line is null)
        {
            Report(AuditFault.EventMissing, link.Sequence, link.EventId);
        }
        else if (!hasher.Hash(tenant, link.Sequence, link.Previous, line).AsSpan().SequenceEqual(link.Hash))
        {
            Report(AuditFault.Changed, link.Sequence, link.EventId);
        }

        Compare(link);
        // on with what is stored, so that one change is one finding and not one for every link after it
        previous = link.Hash;
        last = link.Sequence;
    }

    public void Finish()
    {
        while (Head() is { } expected)
        {
            if (expected.Sequence > last)
            {
                Report(AuditFault.TailCut, last + 1, null);
                return;
            }

            head = null;
        }
    }

    private void Compare(AuditSeal link)
    {
        while (Head() is { } expected && expected.Sequence <= link.Sequence)
        {
            if (expected.Sequence == link.Sequence && !expected.Hash.Equals(Convert.ToHexStringLower(link.Hash), StringComparison.Ordinal))
            {
                Report(AuditFault.Rewritten, link.Sequence, link.EventId);
            }

            head = null;
        }
    }

    private AuditHead? Head()
    {
        if (head is null && !exhausted)
        {
            exhausted = !heads.MoveNext();
            head = exhausted ? null : heads.Current;
        }

        return head;
    }

    private void Report(AuditFault fault, long? sequence, Guid? line) => Findings.Add(new(tenant, fault, sequence, line));
}
