namespace Engine.Jobs;

/// <summary>Counts what each tenant has at work in this process, up to a share.</summary>
internal sealed class TenantShare(int most)
{
    private readonly Dictionary<string, int> running = new(StringComparer.Ordinal);

    /// <returns>False when the tenant has its share; else it has one more, to be given back.</returns>
    public bool TryTake(string tenant)
    {
        lock (running)
        {
            var now = running.GetValueOrDefault(tenant);
            if (now >= most)
            {
                return false;
            }

            running[tenant] = now + 1;
            return true;
        }
    }

    public void GiveBack(string tenant)
    {
        lock (running)
        {
            if (--running[tenant] == 0)
            {
                running.Remove(tenant);
            }
        }
    }
}
