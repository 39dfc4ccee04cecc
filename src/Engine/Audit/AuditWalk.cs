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

    public void Step(AuditRow row)
    {
        Links++;
        if (row.Sequence != last + 1)
        {
            Report(AuditFault.LinkMissing, last + 1, row.Link?.EventId);
        }

        if (row.Link is { } link)
        {
            Step(link, row);
            // on with what is stored, so that one change is one finding and not one for every link after it
            previous = link.Hash;
        }
        else
        {
            Report(AuditFault.Changed, row.Sequence, null);
        }

        last = row.Sequence;
    }

    private void Step(AuditSeal link, AuditRow row)
    {
        if (row.Sequence == last + 1 && !link.Previous.AsSpan().SequenceEqual(previous))
        {
            Report(AuditFault.Broken, link.Sequence, link.EventId);
        }

        if (!row.HasLine)
        {
            Report(AuditFault.EventMissing, link.Sequence, link.EventId);
        }
        else if (row.Line is null || !hasher.Matches(link, tenant, row.Line))
        {
            Report(AuditFault.Changed, link.Sequence, link.EventId);
        }

        Compare(link);
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
