using System.Collections;
using System.Runtime.CompilerServices;

namespace MediaMix;

/// <summary>An immutable list compared by content, so that records holding it compare by content, too.</summary>
/// <typeparam name="T">Element type, itself compared by value.</typeparam>
[CollectionBuilder(typeof(SpecList), nameof(SpecList.Create))]
public sealed class SpecList<T> : IReadOnlyList<T>, IEquatable<SpecList<T>>
{
    readonly T[] _items;

    internal SpecList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(SpecList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpecList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

/// <summary>Builds <see cref="SpecList{T}"/> from collection expressions.</summary>
public static class SpecList
{
    /// <summary>Copies the elements.</summary>
    /// <param name="items">Elements in order.</param>
    public static SpecList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
