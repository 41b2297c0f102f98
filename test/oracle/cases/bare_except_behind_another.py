def handles():
    try:
        yield 1
    except KeyError:
        yield 'KeyError'
    except (OSError, TypeError) as error:
        yield str(error)
    except:
        yield 'another'
    try:
        raise ValueError('own')
    except KeyError:
        pass
    except:
        pass
    yield 'end'


for error in KeyError('k'), TypeError('t'), ValueError('v'):
    a = handles()
    next(a)
    print(a.throw(error))
    print(next(a))
    print(next(a, 'over'))
