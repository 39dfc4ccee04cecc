using System.IO.MemoryMappedFiles;

namespace Engine.SignIn.Protection;

/// <summary>
/// A text file with one line per hash, in order: upper-case hexadecimal digits, then anything after a colon. Found by halving the mapped
/// file, so that a list of forty gigabytes costs some forty pages of it and no memory of ours.
/// </summary>
internal sealed class SortedHashFile : IDisposable
{
    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;
    private readonly long length;

    public SortedHashFile(string path)
    {
        length = new FileInfo(path).Length;
        if (length > 0)
        {
            file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        }
    }

    public bool Contains(string hash)
    {
        long low = 0, high = length;
        while (low < high)
        {
            var start = LineAt(low + (high - low) / 2);
            var order = Compare(start, hash);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (NextLine(start), high) : (low, start);
        }

        return false;
    }

    public void Dispose()
    {
        view?.Dispose();
        file?.Dispose();
    }

    private byte At(long position) => position < length && view is not null ? view.ReadByte(position) : (byte)'\n';

    private long LineAt(long position)
    {
        while (position > 0 && At(position - 1) != '\n')
        {
            position--;
        }

        return position;
    }

    private long NextLine(long position)
    {
        while (position < length && At(position) != '\n')
        {
            position++;
        }

        return position + 1;
    }

    /// <returns>Below zero when the line comes before the hash.</returns>
    private int Compare(long start, string hash)
    {
        for (var i = 0; i < hash.Length; i++)
        {
            var order = At(start + i).CompareTo((byte)hash[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return At(start + hash.Length) is (byte)':' or (byte)'\n' or (byte)'\r' ? 0 : 1;
    }
}
